import writeExcelFile, { type Feature, type Sheet } from 'write-excel-file/universal';

export interface PageSetup {
	/** Number of pages side by side; the print is scaled down to fit. The number of pages downwards is unlimited. */
	readonly pagesWide: number;
	/** Number of top rows that are repeated on every page. */
	readonly headRows: number;
	/** Letter of the column that is repeated on every page; null if the sheet is one page wide. */
	readonly headColumn: string | null;
}

export type WorkbookSheet = Sheet<Blob> & { readonly pages: PageSetup };

/** @param sheets at least one, with valid sheet names */
export function writeXlsx(sheets: readonly (WorkbookSheet & { readonly sheet: string })[]): Promise<Blob> {
	const plain = sheets.map(({ pages: _, ...sheet }) => ({ ...sheet, orientation: 'landscape' as const }));
	return writeExcelFile(plain, { features: [pageSetupOf(sheets)] }).toBlob();
}

/** Adds page fitting and repeated heads, for which the writer has no options (ECMA-376 part 1, 18.3.1.63 and 18.2.5). */
function pageSetupOf(sheets: readonly (WorkbookSheet & { readonly sheet: string })[]): Feature<Blob> {
	return {
		files: {
			transform: {
				'xl/worksheets/sheet{id}.xml': {
					transformElementAttributes: (tag, attributes, _index, _options, { sheetIndex }) =>
						tag === 'pageSetup'
							? { ...attributes, fitToWidth: sheets[sheetIndex]?.pages.pagesWide ?? 1, fitToHeight: 0 }
							: attributes,
					// sheetPr must be the first element of a worksheet.
					transform: (xml) =>
						xml.replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
				},
				'xl/workbook.xml': {
					transform: (xml) =>
						xml.replace(
							/<definedNames *\/>/,
							() => `<definedNames>${sheets.map(printTitles).join('')}</definedNames>`
						)
				}
			}
		}
	};
}

function printTitles(
	{ sheet, pages: { headRows, headColumn } }: WorkbookSheet & { readonly sheet: string },
	place: number
): string {
	const name = `'${sheet.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}'!`;
	const column = headColumn === null ? '' : `${name}$${headColumn}:$${headColumn},`;
	return `<definedName name="_xlnm.Print_Titles" localSheetId="${String(place)}">${column}${name}$1:$${String(headRows)}</definedName>`;
}
