package dev.boathouse.delta.internal.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Statistics as the log has them. */
final class StatsJson {

    private StatsJson() {}

    /** The text as a JSON string, with its quotes. */
    static String quoted(String stats) {
        return JsonNodeFactory.instance.textNode(stats).toString();
    }
}
