/**
 * A reader that went away ("| head") is no error: the work goes on to its end without an audience, unless `onGone`
 * ends it.
 */
export function allowClosedPipes(onGone: () => void = () => {}): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
      onGone();
    });
  }
}
