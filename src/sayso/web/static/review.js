// Settling by keys: a digit chooses among the values of the first thing that is still open.
"use strict";
{
  const keysOn = document.getElementById("keys-on");
  for (const field of document.querySelectorAll("[data-other]")) {
    const choose = () => { if (field.value) field.closest("label").querySelector("[type=radio]").checked = true; };
    field.addEventListener("input", choose);
  }
  const isOpen = (question) => !question.querySelector(":checked")?.value;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked) return;
    if (event.target.closest("input:not([type=radio]), select, textarea, dialog")) return;
    if (!/^[1-9]$/.test(event.key)) return;
    const question = [...document.querySelectorAll(".question")].find(isOpen);
    const radio = question?.querySelectorAll("label:not(.other) [type=radio]:not([value=''])")[Number(event.key) - 1];
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    radio.focus();
  });
}
