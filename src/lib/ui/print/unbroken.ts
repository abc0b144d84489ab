const joined = '\u2060';
const hard = '\u00a0';

/** The same words, in which no amount, day or share is parted by the end of a line: "रु 2,00,000", "92 %", "× 8", "2025-01". */
export const unbroken = (text: string): string =>
	text
		.replace(/(?<=[\d,.]) (?=%)/g, hard)
		.replace(/(?<=रु|₹|×) (?=\d)| (?=× \d)/g, hard)
		.replace(/(?<=\b\d{4})-(?=\d\d\b(?!-))/g, `-${joined}`);
