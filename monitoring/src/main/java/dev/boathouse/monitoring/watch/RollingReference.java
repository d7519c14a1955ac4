package dev.boathouse.monitoring.watch;

import java.util.Collection;

/** The last windows before, some left out. */
record RollingReference(int windows, int gap) implements Reference {

    RollingReference {
        if (windows < 1 || gap < 0) {
            throw new IllegalArgumentException("No reference of " + windows + " windows after a gap of " + gap
                    + ". At least 1 window, and a gap of 0 or more, would work.");
        }
    }

    @Override
    public Choice of(ProfiledWindow window, Collection<ProfiledWindow> history) {
        return Earlier.of(window, history).merged(windows, gap, source());
    }

    @Override
    public String source() {
        return (windows == 1 ? "the window before" : "the " + windows + " windows before")
                + (gap == 0 ? "" : ", without the last " + gap);
    }
}
