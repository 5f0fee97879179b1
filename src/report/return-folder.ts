/** The folder of the output folder whose folders students get. */
export const RETURN_FOLDER = 'return';
