// Passkeys. A form says where its options come from; what the authenticator answers goes into its field, and the form is sent as any other.
// data-passkey="address": shows a passkey (in data-passkey-field, else "credential"); data-passkey-new="address": makes one.
import { post } from "./requests.js";

const known = () => window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined;
const say = (form, words) => {
  const place = form.querySelector("[data-passkey-said]");
  if (place) place.textContent = words;
};

async function options(address) {
  const answer = await post(address, {});
  if (!answer.ok) throw new Error("options");
  return answer.json();
}

async function answered(form) {
  if (form.dataset.passkeyNew) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await options(form.dataset.passkeyNew));
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await options(form.dataset.passkey));
  return navigator.credentials.get({ publicKey });
}

async function ask(form) {
  say(form, "Waiting for the passkey…");
  try {
    const credential = await answered(form);
    form.elements[form.dataset.passkeyField ?? "credential"].value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (refused) {
    say(form, refused.name === "InvalidStateError" ? "This device has a passkey for you already." : "That was broken off, or there is no passkey here. Nothing was changed.");
  }
}

// Before forms.js marks it as sent, since it may be broken off.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const alone = form.matches("[data-passkey-new], .passkey[data-passkey]");
  if (alone && known() && !form.elements.credential.value) {
    event.preventDefault();
    ask(form);
  }
}, true);
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-passkey-ask]");
  if (button) ask(button.form);
  if (target.closest?.("[data-print]")) window.print();
});

if (known()) {
  document.querySelectorAll(".passkey[data-passkey], [data-passkey-ask]").forEach((each) => (each.hidden = false));
  document.querySelectorAll("[data-passkey-new]").forEach((form) => say(form, ""));
}
document.querySelectorAll("[data-print]").forEach((each) => (each.hidden = false));
