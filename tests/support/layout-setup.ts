/** jsdom lays nothing out: nobody is told a size, and what asks for one goes by none. */
class NoSizes implements ResizeObserver {
	observe(): void {
		return;
	}
	unobserve(): void {
		return;
	}
	disconnect(): void {
		return;
	}
}

globalThis.ResizeObserver = NoSizes;
