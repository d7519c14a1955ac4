package dev.boathouse.delta.internal.scan;

/** Hears how far a scan has come, on the thread that asks for rows. What it throws ends the scan. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress UNHEARD = (rows, filesDone, files) -> {};

    /**
     * Some rows are about to be handed out.
     *
     * @param rows how many so far, with these
     * @param filesDone how many files have been read to their end
     * @param files how many files there are to read
     */
    void report(long rows, int filesDone, int files);
}
