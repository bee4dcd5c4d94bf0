// What a person sees of one file: its name, a bar, how much and how fast, and buttons to pause and to go on.
import { fill } from "./api.js";
import { Transfer } from "./transfer.js";

const spell = 10000;

export class Line {
  constructor(area, list, file, options) {
    Object.assign(this, { area, file, texts: options.texts, share: 0, speeds: [] });
    this.root = document.createElement("p");
    this.label = document.createElement("span");
    this.bar = document.createElement("progress");
    Object.assign(this.bar, { max: 1, value: 0 });
    this.bar.setAttribute("aria-label", fill(this.texts.textBar, file.name));
    this.root.append(this.label, this.bar);
    list.append(this.root);
    this.transfer = new Transfer(file, options, {
      progress: (share, sentNow) => this.progress(share, sentNow),
      waiting: (isWaiting) => {
        this.isWaiting = isWaiting;
        this.say();
      },
    });
  }

  async run() {
    this.area.pending = (this.area.pending || 0) + 1;
    lockForm(this.area);
    this.say();
    const pause = this.texts.textPause ? this.button(this.texts.textPause, () => this.toggle(pause)) : null;
    try {
      await this.transfer.run();
      this.bar.value = 1;
      this.label.textContent = `${fill(this.texts.textDone, this.file.name)} `;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: this.area.dataset.uploadName || "uploadIds[]", value: this.transfer.id });
      this.root.append(field);
      this.root.dataset.state = "uploaded";
    } catch (problem) {
      this.label.textContent = `${this.file.name}: ${problem.message} `;
      this.root.dataset.state = "failed";
      if (!problem.final) {
        const again = this.button(this.texts.textResume, () => {
          again.remove();
          this.run();
        });
      }
    } finally {
      pause?.remove();
      this.area.pending--;
      lockForm(this.area);
    }
  }

  progress(share, sentNow) {
    this.share = share;
    this.bar.value = share;
    const now = performance.now();
    this.speeds.push({ now, sentNow });
    while (this.speeds[0].now < now - spell) this.speeds.shift();
    this.say();
  }

  // Bytes a second over the last seconds; the first entry only says when they began.
  speed() {
    const [first, ...rest] = this.speeds;
    const seconds = first ? (performance.now() - first.now) / 1000 : 0;
    return rest.length && seconds > 0 ? rest.reduce((sum, one) => sum + one.sentNow, 0) / seconds : null;
  }

  say() {
    const speed = this.speed();
    const state = this.isPaused ? this.texts.textPaused : this.isWaiting ? this.texts.textOffline : null;
    const fast = speed !== null && this.texts.textSpeed ? fill(this.texts.textSpeed, (speed / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })) : null;
    this.label.textContent = `${[`${this.file.name}: ${Math.floor(this.share * 100)} %`, state ?? fast].filter(Boolean).join(", ")} `;
  }

  toggle(button) {
    this.isPaused = !this.isPaused;
    this.transfer.pause(this.isPaused);
    this.speeds = [];
    button.textContent = this.isPaused ? this.texts.textResume : this.texts.textPause;
    this.say();
  }

  button(text, act) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "link", textContent: text });
    button.addEventListener("click", act);
    this.root.append(button);
    return button;
  }
}

function lockForm(area) {
  const form = area.closest("form");
  if (form) form.querySelectorAll("button[type=submit]").forEach((button) => (button.disabled = area.pending > 0));
}
