/** What makes tables and workbooks comes when a file is asked for. */
export const loadDataFiles = () => import('./files.ts');
