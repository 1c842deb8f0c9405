import { createServer } from "node:net";

/** A TCP port of 127.0.0.1 that nothing listens on at this moment. */
export async function findFreePort(): Promise<number> {
  return (await listenOnce(0)) ?? Promise.reject(new Error("The system has no free port."));
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

/** @returns the port listened on for a moment, or null when another program has it. */
async function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(null) : reject(error),
    );
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
    });
  });
}
