// Every page works without this; with it, pages are quicker to use. Each module listens on the document, so that what htmx swaps in works too.
import "./requests.js";
import "./menus.js";
import "./theme.js";
import "./forms.js";
import "./combobox.js";
import "./palette.js";
import "./shortcuts.js";
import "./timer.js";
import "./grid.js";
import "./matching.js";
import "./scroll.js";
import "./labels.js";
import "./passkeys.js";
import "./copying.js";
import "./live.js";
