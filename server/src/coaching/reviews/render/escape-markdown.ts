// Marks that reverse or hide text, and controls: what a reader sees must be what is there.
const invisible = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * Untrusted text as one line of Markdown that shows as itself: no HTML, link, image, code, emphasis, table cell, heading or
 * list comes out of it, wherever in a line it stands.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(invisible, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, "&amp;")
    .replace(/<(?=[a-z/!?@#]|$)/gi, "&lt;")
    .replace(/[\\`*[\]|~!]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/^([#+>=-])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}
