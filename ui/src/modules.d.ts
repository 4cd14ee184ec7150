// The types of the whole set are megabytes to read; an icon is a component with a size.
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  const icon: import('react').ComponentType<{ size?: number; className?: string; 'aria-hidden'?: boolean }>;
  export default icon;
}
