// Starts every behaviour of the shell.
import { mountAll } from "./behaviour.js";
import "./bulk.js";
import "./chart-view.js";
import "./dialogs.js";
import "./file-drop.js";
import "./forms.js";
import "./inline-edit.js";
import "./keys.js";
import "./list.js";
import "./menus.js";
import "./palette.js";
import "./preferences.js";
import "./requests.js";
import "./times.js";
import "./toasts.js";

mountAll(document);
document.addEventListener("htmx:load", (event) => mountAll(event.detail.elt));
