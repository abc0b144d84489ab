/** The few free texts of a book: no space around them, no control characters, at most `most` letters. */
export function tidy(text: string, most = 80): string {
	return Array.from(text.replace(/\p{Cc}/gu, ' ').trim())
		.slice(0, most)
		.join('')
		.trim();
}
