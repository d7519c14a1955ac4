package dev.boathouse.monitoring.watch;

import dev.boathouse.monitoring.profile.Profile;
import java.util.Collection;

/** The same rows for every window. */
record FixedReference(String source, Profile profile) implements Reference {

    @Override
    public Choice of(ProfiledWindow window, Collection<ProfiledWindow> history) {
        return new Choice.Found(profile, source);
    }
}
