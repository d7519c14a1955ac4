package dev.boathouse.monitoring.metrics;

import dev.boathouse.core.data.Filter;
import dev.boathouse.monitoring.metrics.MetricKey.SliceValue;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.Slice;
import dev.boathouse.monitoring.profile.SlicedProfiles;
import dev.boathouse.monitoring.profile.Window;
import dev.boathouse.monitoring.watch.ProfiledWindow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The profile of a window, or of a slice of it. */
record Measured(Window.Time window, Optional<SliceValue> slice, Profile profile) {

    /** Times are kept to the microsecond, as tables keep them. */
    Measured {
        window = new Window.Time(
                window.start().truncatedTo(ChronoUnit.MICROS), window.end().truncatedTo(ChronoUnit.MICROS));
        if (window.end().isBefore(window.start())) {
            throw new IllegalArgumentException(
                    "No window: found " + window + ". A window ends after its start, or at once.");
        }
    }

    static List<Measured> of(Window.Time window, SlicedProfiles profiles) {
        List<Measured> measured = new ArrayList<>();
        measured.add(new Measured(window, Optional.empty(), profiles.whole()));
        profiles.slices()
                .forEach((slice, profile) -> measured.add(new Measured(window, Optional.of(value(slice)), profile)));
        return measured;
    }

    /** The slice of a value is named by its filter, one of a condition has a name of its own. */
    static SliceValue value(Slice slice) {
        if (slice.name().equals(slice.filter().toString())) {
            if (slice.filter() instanceof Filter.Comparison comparison
                    && comparison.operator() == Filter.Operator.EQUAL) {
                return new SliceValue(
                        comparison.column(), Optional.of(comparison.literal().toString()));
            }
            if (slice.filter() instanceof Filter.IsNull missing) {
                return new SliceValue(missing.column(), Optional.empty());
            }
        }
        return new SliceValue(slice.name(), Optional.of("true"));
    }

    /** Whether this is of a table version as a whole, at an instant. */
    boolean isSnapshot() {
        return window.start().equals(window.end());
    }

    /** The same as rules for references take it: an instant is a microsecond there. */
    ProfiledWindow profiled() {
        return new ProfiledWindow(
                window.start(), isSnapshot() ? window.end().plus(1, ChronoUnit.MICROS) : window.end(), profile);
    }
}
