// Runs the stock Telegram emulator on loopback for one test, completed where Telegram answers more than it does.
//
// Lines of JSON on stdin, one answer each on stdout:
//   {"start": {"package": "/…/telegram-test-api/lib/telegramServer.js", "port": …}}  ->  {"url": "http://127.0.0.1:…"}
//   {"says": {message}}      a person's message      ->  {}
//   {"presses": {query}}     a person's press        ->  {}
//   {"webhook": "http://…"}  where the webhook really is, as a proxy with TLS would know  ->  {}
//   {"shows": true}          what the bot wrote, oldest first                             ->  {"messages": […]}
// When stdin ends, so does this.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const answer = (words) => process.stdout.write(`${JSON.stringify(words)}\n`);
let server;
let webhook = "";

// What the stock emulator leaves out: Telegram's answers as python-telegram-bot reads them.
function complete(app, axios) {
  const stock = app._router.stack;
  const routed = stock.findIndex((layer) => layer.route);
  app.use((request, response, next) => {
    const send = response.sendResult;
    response.sendResult = (data) => send(data.ok ? { ...data, result: completed(data.result) } : data);
    next();
  });
  app.all("/bot:token/getMe", (_, response) =>
    response.sendResult({
      ok: true,
      result: { id: 8000001, is_bot: true, first_name: "Pora", username: "pora_example_bot" },
    }),
  );
  app.all("/bot:token/setMyCommands", (_, response) => response.sendResult({ ok: true, result: true }));
  app.all("/bot:token/setWebhook", (request, response, next) => {
    // Telegram brings the secret along with every update.
    axios.defaults.headers.common["X-Telegram-Bot-Api-Secret-Token"] = request.body.secret_token;
    next();
  });
  const ours = stock.splice(stock.length - 4, 4);
  stock.splice(routed, 0, ...ours);
}

function completed(result) {
  if (result === null) {
    return true;
  }
  if (Array.isArray(result) || typeof result !== "object") {
    return result;
  }
  const found = { ...result };
  if (found.date > 1e11) {
    found.date = Math.floor(found.date / 1000);
  }
  if (typeof found.link_preview_options === "string") {
    found.link_preview_options = JSON.parse(found.link_preview_options);
  }
  return found;
}

const orders = {
  async start({ package: path, port }) {
    const require = createRequire(path);
    const { TelegramServer } = require(path);
    server = new TelegramServer({ port, host: "127.0.0.1", storeTimeout: 3600 });
    complete(server.webServer, require("axios").default ?? require("axios"));
    const setWebhook = server.setWebhook.bind(server);
    server.setWebhook = (wanted, token) => setWebhook({ ...wanted, url: webhook || wanted.url }, token);
    await server.start();
    return { url: `http://127.0.0.1:${port}` };
  },
  async says(message) {
    if (message.entities) {
      await server.addUserCommand(message);
    } else {
      await server.addUserMessage(message);
    }
    return {};
  },
  async presses(query) {
    await server.addUserCallback(query);
    return {};
  },
  async webhook(url) {
    webhook = url;
    for (const one of Object.values(server.webhooks)) {
      one.url = url;
    }
    return {};
  },
  async shows() {
    return {
      messages: server.storage.botMessages.map((one) => ({ ...one.message, message_id: one.messageId })),
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [[name, content]] = Object.entries(JSON.parse(line));
  answer(await orders[name](content));
}
await server?.stop();
