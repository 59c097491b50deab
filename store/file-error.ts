import { AppError } from '../model/errors.ts';

/** Turns what the file system complains of into a refusal; anything else comes back as it is. */
export function fileError(error: unknown, file: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EEXIST':
      return new AppError('file-exists', { file }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new AppError('disk-full', { place: file }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('not-writable', { place: file, reason: 'permission denied' }, { cause: error });
    case 'ENOENT':
      return new AppError(
        'not-writable',
        { place: file, reason: 'its folder is not there' },
        { cause: error },
      );
    case 'ENOTDIR':
    case 'EISDIR':
      return new AppError(
        'not-writable',
        { place: file, reason: 'a file stands where a folder is needed, or the reverse' },
        { cause: error },
      );
    default:
      return error;
  }
}
