/**
 * The time of every file in a zip of ours: the earliest that the format has. Written without a zone it is taken as local
 * time, in which zips count, so that the bytes are the same everywhere.
 */
export const ZIP_TIME = '1980-01-01T00:00:00';
