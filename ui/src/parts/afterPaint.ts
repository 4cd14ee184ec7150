/** Does something once what was just shown is on the screen: in the first task after the frame that holds it. */
export function afterPaint(done: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** Makes a mark once what was just shown is on the screen. */
export function markPainted(name: string): void {
  afterPaint(() => performance.mark(name));
}
