/** As large as a sheet is read best. */
const longestSide = 1640;

/** A photograph as pixels, upright as the phone held it; null where it is no picture. The file is let go. */
export async function pixelsOfPhoto(file: Blob): Promise<ImageData | null> {
	const photo = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
	if (photo === null) return null;
	const factor = Math.min(1, longestSide / Math.max(photo.width, photo.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(photo.width * factor);
	canvas.height = Math.round(photo.height * factor);
	const pen = canvas.getContext('2d');
	pen?.drawImage(photo, 0, 0, canvas.width, canvas.height);
	photo.close();
	return pen?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}
