// The colour of a site, made readable where it is not: as text it is brought nearer to black or white until its
// contrast with what lies behind it is 4.5 (WCAG 2.2, 1.4.3).

const ENOUGH = 4.5;
const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const isColour = (colour) => /^#[0-9a-f]{6}$/i.test(colour ?? "");

function luminance(colour) {
  const [r, g, b] = channels(colour)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function mixed(colour, other, share) {
  const target = channels(other);
  const parts = channels(colour).map((value, index) => Math.round(value + (target[index] - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export function readableOn(ground, colour) {
  const goal = contrast("#000000", ground) > contrast("#ffffff", ground) ? "#000000" : "#ffffff";
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mixed(colour, goal, share);
    if (contrast(candidate, ground) >= ENOUGH) return candidate;
  }
  return goal;
}

// Sets the colours of chat.css, or leaves them where the site's are none.
export function paint(root, accent, accentText) {
  if (!isColour(accent)) return;
  const ground = getComputedStyle(root).getPropertyValue("--blatt").trim();
  const core = isColour(ground) ? readableOn(ground, accent) : accent;
  const text = isColour(accentText) && contrast(core, accentText) >= ENOUGH ? accentText : readableOn(core, "#ffffff");
  root.style.setProperty("--kern", core);
  root.style.setProperty("--auf-kern", text);
}
