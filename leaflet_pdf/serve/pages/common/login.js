/** Asks who somebody is, where the server wants to know: with a token, which is sent once and not kept in the browser. */

import { element } from "./dom.js";
import { ask, Refusal } from "./service.js";

let asking = null;

/** Returns once somebody has logged in. Whoever asks meanwhile waits for the same dialog. */
export function logIn() {
  asking ??= shown().finally(() => (asking = null));
  return asking;
}

async function shown() {
  const told = element("p", { role: "status" });
  const token = element("input", { type: "password", autocomplete: "off", required: true });
  const form = element("form", { method: "dialog" }, element("label", {}, "Your token", token), told, element("button", { class: "main" }, "Log in"));
  const dialog = element("dialog", { "aria-labelledby": "login-title" }, element("h2", { id: "login-title" }, "Who are you?"), form);
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((done) => form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await ask("session", { method: "POST", body: { token: token.value.trim() } });
      done();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      told.textContent = error.message;
      token.select();
    }
  }));
  dialog.close();
  dialog.remove();
}
