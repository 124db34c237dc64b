// The script of the host page: a button, and after the first click a frame. It stores nothing, asks nobody for anything
// before that click, leaves no name behind and touches nothing of the page. docs/widget.md
(function () {
  "use strict";
  var script = document.currentScript || document.querySelector('script[data-site][src*="/widget.js"]');
  if (!script || document.querySelector("verbundlotse-chat")) return;

  var VERSION = 1;
  var PATIENCE = 20000; // milliseconds until another way is offered
  var BLOCKED = 4000; // the same once something has loaded: what does not greet then is an error page
  var SMALL = "(max-width: 639px), (max-height: 479px)"; // there the chat has the whole screen
  var own = new URL(script.src);
  var site = script.getAttribute("data-site") || "demo";
  var words = script.getAttribute("data-button") || "Weiterbildung? Hier fragen";
  var left = script.getAttribute("data-side") === "left";
  var frameAddress = new URL("widget/" + encodeURIComponent(site), own).href;
  var pageAddress = new URL("chat?site=" + encodeURIComponent(site), own).href;
  var small = window.matchMedia(SMALL);
  var colour = hex(script.getAttribute("data-accent")) || "#0f5c63";
  var host, root, button, panel, note, frame, ready, timer;

  if (document.body) build();
  else document.addEventListener("DOMContentLoaded", build, { once: true });

  function hex(text) {
    return /^#[0-9a-f]{6}$/i.test(text || "") ? text : "";
  }

  // Black or white, whichever can be read better on the colour (WCAG 2.2, relative luminance).
  function onColour(colour) {
    var light = 0;
    for (var i = 0; i < 3; i += 1) {
      var value = parseInt(colour.substr(1 + 2 * i, 2), 16) / 255;
      light += [0.2126, 0.7152, 0.0722][i] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
    return light > 0.179 ? "#000" : "#fff";
  }

  // Rules of the host page end at the shadow root; `all: initial` with `!important` inside wins over any outside.
  function css() {
    var side = left ? "left" : "right";
    return (
      ":host{all:initial!important;direction:ltr!important;display:block!important;position:fixed!important;z-index:2147483000!important;" +
      side + ":max(16px,env(safe-area-inset-" + side + "))!important;bottom:max(16px,env(safe-area-inset-bottom))!important;" +
      "width:auto!important;height:auto!important;visibility:visible!important;opacity:1!important;pointer-events:auto!important}" +
      "@media print{:host{display:none!important}}" +
      "button,a{font:600 clamp(17px,1rem,34px)/1.3 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;cursor:pointer}" +
      "button{display:block;max-width:calc(100vw - 32px);min-height:48px;padding:12px 20px;border:2px solid transparent;border-radius:24px;" +
      "color:" + onColour(colour) + ";background:" + colour + ";box-shadow:0 0 0 1px #fff,0 2px 12px #0005}" +
      "button:hover{text-decoration:underline}" +
      "button:focus-visible,a:focus-visible{outline:3px solid #b45309;outline-offset:3px;box-shadow:0 0 0 3px #fff}" +
      "dialog{box-sizing:border-box;position:fixed;margin:0;padding:0;border:1px solid #8a9899;border-radius:16px;overflow:hidden;background:#fff;color:#1c2526;" +
      "inset:auto;" + side + ":16px;bottom:88px;width:min(420px,calc(100vw - 32px));height:min(700px,calc(100vh - 112px));max-width:none;max-height:none;" +
      "box-shadow:0 8px 40px #0006}" +
      "dialog.all{inset:0;width:100vw;width:100dvw;height:100vh;height:100dvh;border:0;border-radius:0}" +
      "iframe{display:block;position:absolute;inset:0;width:100%;height:100%;border:0;background:transparent;color-scheme:normal}" +
      "p{font:17px/1.5 system-ui,sans-serif;margin:0;padding:24px}p button{margin-top:16px}a{color:#0f5c63}"
    );
  }

  function make(name, text) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    return element;
  }

  function build() {
    host = make("verbundlotse-chat");
    host.lang = "de";
    root = host.attachShadow({ mode: "closed" });
    try {
      var sheet = new CSSStyleSheet(); // no <style>: the policy of the page may forbid it
      sheet.replaceSync(css());
      root.adoptedStyleSheets = [sheet];
    } catch (error) {
      root.appendChild(make("style", css()));
    }
    button = make("button", words);
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", toggle);
    root.appendChild(button);
    document.documentElement.appendChild(host);
  }

  function furnish() {
    panel = make("dialog");
    panel.id = "chat";
    panel.setAttribute("aria-label", "Chat mit dem Verbundlotsen");
    button.setAttribute("aria-controls", "chat");
    panel.addEventListener("cancel", function (event) {
      event.preventDefault();
      close();
    });
    panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape") close();
    });
    root.appendChild(panel);
    window.addEventListener("message", heard);
    small.addEventListener("change", function () {
      if (panel.open) place();
    });
    if (window.visualViewport) {
      window.visualViewport.addEventListener("resize", fit);
      window.visualViewport.addEventListener("scroll", fit);
    }
    load();
  }

  function load() {
    ready = false;
    panel.replaceChildren();
    note = make("p", "Der Chat wird geladen …");
    note.setAttribute("role", "status");
    frame = make("iframe");
    frame.title = "Chat mit dem Verbundlotsen";
    // No top navigation: nothing inside can lead the host page away.
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals");
    frame.setAttribute("allow", "");
    frame.referrerPolicy = "no-referrer"; // on which page somebody is does not concern us
    frame.src = frameAddress;
    frame.addEventListener("load", function () {
      tell("hello");
      clearTimeout(timer);
      timer = setTimeout(otherWay, BLOCKED);
    });
    panel.appendChild(note);
    panel.appendChild(frame);
    clearTimeout(timer);
    timer = setTimeout(otherWay, PATIENCE);
  }

  // Nobody answered: no network, or the policy of the page forbids our frame.
  function otherWay() {
    if (ready) return;
    frame.remove();
    note.textContent = "Der Chat lässt sich hier nicht laden. ";
    var link = make("a", "In einem neuen Fenster öffnen");
    link.href = pageAddress;
    link.target = "_blank";
    link.rel = "noopener";
    var again = make("button", "Noch einmal versuchen");
    again.type = "button";
    again.addEventListener("click", load);
    var shut = make("button", "Chat schließen");
    shut.type = "button";
    shut.addEventListener("click", close);
    note.appendChild(link);
    note.appendChild(again);
    note.appendChild(shut);
  }

  function tell(type) {
    if (frame.contentWindow) frame.contentWindow.postMessage({ verbundlotse: VERSION, type: type }, own.origin);
  }

  function heard(event) {
    if (!frame || event.source !== frame.contentWindow || event.origin !== own.origin) return;
    var said = event.data;
    if (!said || said.verbundlotse !== VERSION) return;
    if (said.type === "ready") {
      ready = true;
      clearTimeout(timer);
      note.textContent = "";
      arrived();
    }
    if (said.type === "close") close();
  }

  function arrived() {
    if (!panel.open) return;
    frame.focus();
    tell("open");
  }

  function toggle() {
    if (panel && panel.open) close();
    else open();
  }

  function open() {
    if (!window.HTMLDialogElement) return window.open(pageAddress, "_blank", "noopener"); // a browser of before 2022
    if (!panel) furnish();
    else if (!ready && !frame.isConnected) load();
    place();
    button.setAttribute("aria-expanded", "true");
    if (ready) arrived();
  }

  // On a small screen the chat covers the page, so the page must not take the focus meanwhile: a modal dialog.
  function place() {
    if (panel.open) panel.close();
    panel.className = small.matches ? "all" : "";
    if (small.matches) panel.showModal();
    else panel.show();
    fit();
  }

  // The keyboard of a phone covers the page without making it smaller.
  function fit() {
    var seen = window.visualViewport;
    var covered = panel.open && small.matches && seen && seen.scale === 1 && seen.height < window.innerHeight - 1;
    panel.style.height = covered ? seen.height + "px" : "";
    panel.style.top = covered ? seen.offsetTop + "px" : "";
    panel.style.bottom = covered ? "auto" : "";
  }

  function close() {
    if (panel.open) panel.close();
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }
})();
