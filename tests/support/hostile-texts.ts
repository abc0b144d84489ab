/**
 * Texts that somebody writes where a name, a place or a code is asked for, so that another one's screen or paper runs them. Each that
 * runs calls `harmed`, opens a dialogue or fetches something: a page that watches for the three (tests/support/show-texts.ts) knows it.
 */
const calls = ['harmed()', 'alert(1)', "fetch('/harm')", "import('/harm.js')", 'location="/harm"'];

const markup: readonly ((call: string) => string)[] = [
	(call) => `<script>${call}</script>`,
	(call) => `<script src=/harm.js>${call}</script>`,
	(call) => `<img src=/harm onerror="${call}">`,
	(call) => `<svg onload="${call}">`,
	(call) => `"><svg/onload=${call}>`,
	(call) => `'><img src=x onerror=${call}>`,
	(call) => `</title><script>${call}</script>`,
	(call) => `</style><script>${call}</script>`,
	(call) => `--><script>${call}</script>`,
	(call) => `]]><script>${call}</script>`,
	(call) => `<iframe srcdoc="<script>parent.${call}</script>">`,
	(call) => `<math><mtext><img src onerror=${call}>`,
	(call) => `<details open ontoggle=${call}>`,
	(call) => `<input autofocus onfocus=${call}>`,
	(call) => `<a href="javascript:${call}">x</a>`,
	(call) => `javascript:${call}`,
	(call) => `data:text/html,<script>${call}</script>`,
	(call) => `{@html "<img src onerror=${call}>"}`,
	(call) => `{${call}}`,
	(call) => `\${${call}}`,
	(call) => `{{constructor.constructor("${call}")()}}`,
	(call) => `");${call};("`,
	(call) => `';${call};'`,
	(call) => `\\u003cscript\\u003e${call}\\u003c/script\\u003e`,
	(call) => `&lt;script&gt;${call}&lt;/script&gt;`,
	(call) => `%3Cscript%3E${call}%3C/script%3E`,
	(call) => `=HYPERLINK("javascript:${call}")`,
	(call) => `=cmd|'/c ${call}'!A1`,
	(call) => `+${call}`,
	(call) => `@SUM(${call})`,
	(call) => `<style>@import '/harm?${call}'</style>`,
	(call) => `<link rel=stylesheet href=/harm onload=${call}>`,
	(call) => `x" style="background:url(/harm)" onclick="${call}`,
	(call) => `url(/harm);}</style><script>${call}</script>`,
	(call) => `<meta http-equiv=refresh content=0;/harm>${call}`,
	(call) => `<base href=/harm/> ${call}`,
	(call) => `<form action=/harm><button autofocus>${call}`,
	(call) => `<object data="javascript:${call}">`,
	(call) => `\u202e<script>${call}</script>`,
	(call) => `न\u2028<script>${call}</script>`
];

/** Two hundred, each another one. */
export const hostileTexts: readonly string[] = calls.flatMap((call) => markup.map((text) => text(call)));
