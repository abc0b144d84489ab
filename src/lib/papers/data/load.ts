/** Loads the code for tables and workbooks on demand. */
export const loadDataFiles = () => import('./files.ts');
