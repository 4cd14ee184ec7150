export * from './ask';
export * from './bindings';
export { useNews } from './news';
export { Now, useNow, useToday } from './now';
export { keepShown, queryClient } from './query';
export { languageOf, type Start, start } from './start';
