/* The staff's admin: a file that is too large is told of where it was chosen, before it is sent, so that nothing typed is
   lost. The server says the same to whoever has no script. Its tag tells the limits in bytes and the words. */
(() => {
  "use strict";
  const { most, mostOfPictures, words } = document.currentScript.dataset;

  const tell = (input, said) => {
    let place = input.parentElement.querySelector("[data-too-large]");
    if (!said) { place?.remove(); input.removeAttribute("aria-invalid"); return; }
    if (!place) {
      place = document.createElement("p");
      place.className = "error-message";
      place.dataset.tooLarge = "";
      place.setAttribute("role", "alert");
      input.after(place);
    }
    place.textContent = said;
    input.setAttribute("aria-invalid", "true");
  };

  document.addEventListener("change", (e) => {
    const input = e.target;
    if (input.type !== "file") return;
    const limit = Number(/image|pdf/.test(input.accept) ? mostOfPictures : most);
    if (![...input.files].some((file) => file.size > limit)) { tell(input, ""); return; } // many are sent one by one
    input.value = "";
    e.stopImmediatePropagation();
    tell(input, words);
  }, true);
})();
