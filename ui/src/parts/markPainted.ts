/** Makes a mark once what was just shown is on the screen: in the first task after the frame that holds it. */
export function markPainted(name: string) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      performance.mark(name);
      port1.close();
    };
    port2.postMessage(null);
  });
}
