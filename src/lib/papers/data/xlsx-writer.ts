import writeExcelFile, { type Feature, type Sheet } from 'write-excel-file/universal';

export interface PageSetup {
	/** Pages side by side: the print is made as small as that needs. Downwards there are as many as it takes. */
	readonly pagesWide: number;
	/** So many rows from the top stand on every page again. */
	readonly headRows: number;
	/** The letter of the column that stands on every page again; null where one page is as wide as the sheet. */
	readonly headColumn: string | null;
}

export type WorkbookSheet = Sheet<Blob> & { readonly pages: PageSetup };

/** @param sheets at least one, with names that a workbook can hold */
export function writeXlsx(sheets: readonly (WorkbookSheet & { readonly sheet: string })[]): Promise<Blob> {
	const plain = sheets.map(({ pages: _, ...sheet }) => ({ ...sheet, orientation: 'landscape' as const }));
	return writeExcelFile(plain, { features: [pageSetupOf(sheets)] }).toBlob();
}

/** Pages that fit and heads that are repeated, for which the writer has no options of its own (ECMA-376 part 1, 18.3.1.63 and 18.2.5). */
function pageSetupOf(sheets: readonly (WorkbookSheet & { readonly sheet: string })[]): Feature<Blob> {
	return {
		files: {
			transform: {
				'xl/worksheets/sheet{id}.xml': {
					transformElementAttributes: (tag, attributes, _index, _options, { sheetIndex }) =>
						tag === 'pageSetup'
							? { ...attributes, fitToWidth: sheets[sheetIndex]?.pages.pagesWide ?? 1, fitToHeight: 0 }
							: attributes,
					// It must be the first part of a sheet.
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
