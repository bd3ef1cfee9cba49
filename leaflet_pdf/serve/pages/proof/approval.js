/** Approving a leaflet: what exactly is approved, a reason for each warning, and only after the last page was seen. */

import { byId, element } from "../common/dom.js";
import { ask, askJson, leaflet, Refusal } from "../common/service.js";

export class Approval {
  #seen = null;

  /** `approved()` is called when the leaflet was approved. */
  constructor(id, form, approved) {
    Object.assign(this, { id, form, approved });
    form.addEventListener("input", () => this.#allow());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#approve();
    });
  }

  /** Shows what would be approved: the code of the words, and the SHA-256 of the PDF as it will be. */
  async show(one, findings, comments) {
    this.form.elements.reviewBy.max = one.reviewBy ?? "";
    const warnings = [...new Set(findings.filter((each) => each.severity === "warning").map((each) => each.code))];
    this.errors = findings.filter((each) => each.severity === "error").length;
    try {
      const answer = await ask(leaflet(this.id, "pdf"), { query: { approved: true } });
      this.#seen = { contentDigest: answer.headers.get("X-Leaflet-Digest"), pdfSha256: await sha256(await answer.arrayBuffer()) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#tell(error.message);
    }
    const told = { "Content code": this.#seen?.contentDigest, "SHA-256 of the PDF": this.#seen?.pdfSha256, "Open comments": String(comments), Warnings: String(warnings.length), Errors: this.errors ? String(this.errors) : null };
    byId("approved-thing").replaceChildren(...Object.entries(told).filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
    byId("reasons").replaceChildren(...warnings.map((code) => element("label", {}, `Why it is approved in spite of ${code}`, element("input", { "data-code": code, required: true, autocomplete: "off" }))));
    this.#allow();
  }

  /** The last page was in sight: now it can be said that all were read. */
  wasRead() {
    this.form.elements.read.disabled = false;
    byId("read-hint").hidden = true;
  }

  #allow() {
    const ready = this.#seen && !this.errors && this.form.elements.read.checked && this.form.checkValidity();
    this.form.querySelector("[type=submit]").disabled = !ready;
  }

  async #approve() {
    const { role, comment, reviewBy } = this.form.elements;
    const waive = Object.fromEntries([...this.form.querySelectorAll("[data-code]")].map((one) => [one.dataset.code, one.value.trim()]));
    const body = { ...this.#seen, role: role.value.trim(), comment: comment.value.trim(), waive, ...(reviewBy.value && { reviewBy: reviewBy.value }) };
    try {
      await askJson(leaflet(this.id, "approval"), { method: "POST", body });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const found = (error.problem.findings ?? []).map((one) => one.message).join("; ");
      return this.#tell(error.status === 409 ? `Not approved: it has changed since you opened it. Load this page again, and read what is new. (${error.message})` : `Not approved: ${[error.message, found].filter(Boolean).join(": ")}`);
    }
    this.#tell("Approved.");
    this.approved();
  }

  #tell(words) {
    byId("approval-told").textContent = words;
  }
}

async function sha256(data) {
  const digest = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
