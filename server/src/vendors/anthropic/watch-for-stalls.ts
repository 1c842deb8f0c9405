/**
 * The same response, whose body fails once it stays silent for `idleTimeoutMs`. Counts bytes and not
 * events, so that a model that thinks long but pings is left in peace.
 */
export function watchForStalls(response: Response, idleTimeoutMs: number): Response {
  if (response.body === null) return response;
  let timer: NodeJS.Timeout | undefined;
  const rearm = (controller: TransformStreamDefaultController<Uint8Array>) => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.error(new Error(`no data for ${idleTimeoutMs} ms`)), idleTimeoutMs);
    timer.unref();
  };
  const watched = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start: rearm,
      transform(chunk, controller) {
        rearm(controller);
        controller.enqueue(chunk);
      },
      flush: () => clearTimeout(timer),
    }),
  );
  return new Response(watched, response);
}
