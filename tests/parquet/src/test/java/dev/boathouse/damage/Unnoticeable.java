package dev.boathouse.damage;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Changes that make one valid table of another where no checksum could tell. Each kind has a rule here that says which field it is, and what
 * its value must still be; any other change that goes unnoticed is a fault of the reader.
 */
final class Unnoticeable {

    /**
     * A field whose value nobody can check.
     *
     * @param kind what to call the change
     * @param path the field
     * @param value what it must still be
     */
    private record Rule(String kind, Pattern path, Pattern value) {}

    private static final String SCHEMA = "metaData\\.schemaString(\\.fields)+";
    private static final String ANY = ".+";
    private static final List<Rule> RULES = List.of(
            rule("log: a partition value", "add\\.partitionValues\\.[^.]+", "\".*\""),
            rule("log: the path of a file", "add\\.path", "\".+\""),
            rule("log: the path of a removed file", "remove\\.path", "\".+\""),
            rule("log: the vector of a removed file", "remove\\.deletionVector\\..+", ANY),
            rule("log: the name of a column", "metaData\\.schemaString(\\.fields)+\\.name", "\".+\""),
            rule(
                    "log: the type of a column",
                    "metaData\\.schemaString(\\.fields)+\\.type",
                    "\"(byte|short|integer|long|float|double|date|timestamp|decimal\\(\\d+,\\d+\\))\""),
            rule("log: whether a column may be null", "metaData\\.schemaString(\\.fields)+\\.nullable", "true|false"),
            rule(
                    "log: where files have a column",
                    "metaData\\.schemaString(\\.fields)+\\.metadata\\.delta\\.columnMapping\\.(physicalName|id)",
                    "\".+\"|\\d+"),
            rule("footer: bounds", "footer\\.row_groups\\.columns\\.meta_data\\.statistics\\..+", ANY),
            rule("footer: the name of a column", "footer\\.schema\\.name", ANY),
            rule("footer: the number of a column", "footer\\.schema\\.field_id", "-?\\d+"),
            rule("footer: the unit of a time", "footer\\.schema\\.(logicalType|converted_type)", ".*TIME.*"));

    /** Names that a log need not have: where one is misspelt, it is not there. */
    private static final Pattern OPTIONAL = Pattern.compile("(add|remove|txn|commitInfo|cdc)(\\..*)?"
            + "|add\\.(stats|deletionVector|tags)(\\..*)?"
            + "|remove\\.(deletionVector)(\\..*)?"
            + "|metaData\\.(configuration|name|description|createdTime)(\\..*)?");

    private static final Pattern KNOWN = Pattern.compile("(commitInfo|txn|cdc|domainMetadata)(\\..*)?"
            + "|add\\.(path|partitionValues|size|modificationTime|dataChange|stats|tags|deletionVector|baseRowId"
            + "|defaultRowCommitVersion|clusteringProvider)(\\..*)?"
            + "|remove\\.(path|deletionTimestamp|dataChange|extendedFileMetadata|partitionValues|size|stats|tags"
            + "|deletionVector|baseRowId|defaultRowCommitVersion)(\\..*)?"
            + "|metaData\\.(id|name|description|format|schemaString|partitionColumns|configuration|createdTime)(\\..*)?"
            + "|protocol\\.(minReaderVersion|minWriterVersion|readerFeatures|writerFeatures)(\\..*)?"
            + "|checkpointMetadata\\.(version|tags)(\\..*)?"
            + "|sidecar\\.(path|sizeInBytes|modificationTime|tags)(\\..*)?");

    private Unnoticeable() {}

    private static Rule rule(String kind, String path, String value) {
        return new Rule(kind, Pattern.compile(path), Pattern.compile(value, Pattern.DOTALL));
    }

    /** What was changed, if nobody can notice; empty if a reader should have. */
    static Optional<String> explain(Changes changes) {
        if (!changes.readable() || changes.covered() || changes.fields().isEmpty()) {
            return Optional.empty();
        }
        boolean fieldsLost = changes.fields().stream()
                .anyMatch(field -> field.after() == null && field.path().matches(SCHEMA + "\\.name"));
        boolean misspelt = changes.fields().stream().anyMatch(Unnoticeable::isUnknownName);
        TreeSet<String> kinds = new TreeSet<>();
        for (Changes.Field field : changes.fields()) {
            Optional<String> kind = fieldsLost && field.path().matches(SCHEMA + "\\..+")
                    ? Optional.of("log: columns cut out of the schema")
                    : kind(field, misspelt);
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            kinds.add(kind.get());
        }
        return Optional.of(String.join(" and ", kinds));
    }

    private static boolean isUnknownName(Changes.Field field) {
        return field.before() == null
                && !field.path().startsWith("footer.")
                && !field.path().startsWith("page header.")
                && !field.path().startsWith("line ")
                && (field.path().startsWith("metaData.configuration.")
                        || !KNOWN.matcher(field.path()).matches());
    }

    private static Optional<String> kind(Changes.Field field, boolean misspelt) {
        if (field.path().equals("line lost") || field.path().equals("line repeated")) {
            return Optional.of("log: a whole line");
        }
        if (field.path().equals("index or filter") || field.path().equals("page without checksum")) {
            return Optional.of(field.path());
        }
        if (field.path().matches("add\\.stats(\\..+)?")) {
            return Optional.of("log: statistics of a file");
        }
        if (field.path().startsWith("commitInfo.") || field.path().startsWith("txn.")) {
            return Optional.of("log: what readers do not ask for");
        }
        String before = field.before();
        String after = field.after();
        if (before == null || after == null) {
            boolean excused = after == null ? OPTIONAL.matcher(field.path()).matches() : isUnknownName(field);
            return misspelt && excused ? Optional.of("log: a name that nobody knows") : Optional.empty();
        }
        return RULES.stream()
                .filter(rule -> rule.path.matcher(field.path()).matches()
                        && rule.value.matcher(after).matches())
                .map(Rule::kind)
                .findFirst();
    }
}
