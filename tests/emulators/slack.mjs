// Runs the stock Slack emulator on loopback for one test, on a clock that stands still unless the test pushes it.
//
// Lines of JSON on stdin, one answer each on stdout:
//   {"start": {"package": "file:///…/emulate/dist/api.js", "now": ms, "seed": {…}}}  ->  {"url": "http://localhost:…"}
//   {"now": ms}                                                                     ->  {"now": ms}
// When stdin ends, so does this.

import { createInterface } from "node:readline";

let now = 0;
Date.now = () => now; // before the emulator is loaded: its triggers live three seconds of this clock

const answer = (words) => process.stdout.write(`${JSON.stringify(words)}\n`);
let emulator;

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  if (order.start) {
    now = order.start.now;
    const { createEmulator } = await import(order.start.package);
    const { seed } = order.start;
    emulator = await createEmulator({ service: "slack", port: 0, seed: { tokens: {}, slack: seed } });
    answer({ url: emulator.url });
  } else {
    now = order.now;
    answer({ now });
  }
}
await emulator?.close();
