// Starts programs, waits until they are ready, and ends what it started.
import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";

const patience = 60_000;
const started = new Set();

/** Runs a program to its end. */
export function run(program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  started.add(child);
  const limit = setTimeout(() => child.kill("SIGKILL"), 180_000);
  const output = collect(child);
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => {
      clearTimeout(limit);
      started.delete(child);
      done({ code, output: output() });
    });
  });
}

/** Starts a program that goes on, and waits for a line that it prints. */
export function serve(program, args, ready) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  started.add(child);
  const output = collect(child);
  return new Promise((done, failed) => {
    const limit = setTimeout(() => failed(new Error(`${program} is not ready: ${output()}`)), patience);
    const look = () => {
      const match = ready.exec(output());
      if (!match) return;
      clearTimeout(limit);
      done({ child, match });
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.on("error", failed);
    child.on("close", (code) => failed(new Error(`${program} ended with ${code}: ${output()}`)));
  });
}

export function stop(child) {
  if (!started.delete(child) || child.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const limit = setTimeout(() => child.kill("SIGKILL"), 5_000);
    child.on("close", () => {
      clearTimeout(limit);
      done();
    });
    child.kill("SIGTERM");
  });
}

export function stopAll() {
  return Promise.all([...started].map(stop));
}

export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export async function listening(port) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const open = await new Promise((done) => {
      const socket = connect(port, "127.0.0.1", () => done(true));
      socket.on("error", () => done(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nothing listens on port ${port}`);
}

function collect(child) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += part));
  return () => text;
}
