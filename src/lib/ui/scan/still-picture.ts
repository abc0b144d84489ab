/** Longest side of a picture that is read: as large as a sheet is read best; px. */
export const pictureSide = 1640;

/** A picture as pixels, its longer side at most `side`; null where the phone has no canvas for it. */
export function pixelsOf(
	picture: CanvasImageSource,
	{ width, height }: { readonly width: number; readonly height: number },
	side: number
): ImageData | null {
	const factor = Math.min(1, side / Math.max(width, height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * factor);
	canvas.height = Math.round(height * factor);
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return pen?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

/** A photograph as pixels, upright as the phone held it; null where it is no picture. The file is let go. */
export async function pixelsOfPhoto(file: Blob): Promise<ImageData | null> {
	const photo = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
	if (photo === null) return null;
	const pixels = pixelsOf(photo, photo, pictureSide);
	photo.close();
	return pixels;
}
