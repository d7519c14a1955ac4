package dev.boathouse.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A sample that has run. */
record Runs(EngineExecutionResults results) {

    static Runs of(Class<?> sample) {
        return new Runs(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(sample))
                .execute());
    }

    long succeeded() {
        return results.testEvents().succeeded().count();
    }

    /** What failed said, classes included. */
    List<String> failures() {
        return results.allEvents().failed().stream().map(Runs::message).toList();
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("");
    }

    /** All report entries together. */
    Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .forEach(entry -> entries.putAll(entry.getKeyValuePairs()));
        return entries;
    }
}
