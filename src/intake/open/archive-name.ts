/** Names that archives have: what they are, their bytes say. */
export const ARCHIVE_NAME =
  /\.(?:zip|tar|t?gz|t?bz2?|tbz|t?xz|tar\.\w+|zst|7z|rar|lz4?|lzh|lha|z|cab|sitx?|cpio|iso|aar|xar)$/i;
