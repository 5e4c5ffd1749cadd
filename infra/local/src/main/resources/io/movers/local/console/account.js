"use strict";

// What the web client's page does with the link of a mail.
const parameters = new URLSearchParams(location.search);
const form = document.getElementById("form");
const result = document.getElementById("result");
document.getElementById("email").textContent = parameters.get("email") ?? "nobody: the address has no e-mail";

form.addEventListener("submit", async (submitted) => {
  submitted.preventDefault();
  const body = { email: parameters.get("email"), activationCode: parameters.get("codigo") };
  const password = document.getElementById("password");
  if (password) body.password = password.value;
  result.textContent = "…";
  try {
    const answer = await fetch(form.dataset.path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const said = await answer.json();
    result.textContent = answer.ok ? form.dataset.done : said.errors.map((error) => error.message).join(", ");
    result.className = answer.ok ? "good" : "bad";
  } catch (error) {
    result.textContent = error.message;
    result.className = "bad";
  }
});
