package dev.boathouse.delta.internal.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be committed.
 *
 * @param id unique for this content: found again in the log, it tells that the commit landed
 * @param operation what it does
 * @param files the files that come and go
 * @param reads which files of the table it was made from; those that it removes need not be among them
 * @param metadata what else it changes of the table
 * @param transactions what applications record with it, each once
 * @param userMetadata what the user wants to be remembered
 */
public record CommitContent(
        String id,
        Operation operation,
        FileChanges files,
        Reads reads,
        Optional<MetadataChange> metadata,
        List<Transaction> transactions,
        Map<String, String> userMetadata) {

    /** Named in {@code engineInfo} of every commit. */
    static final String ENGINE = "Boathouse/"
            + Optional.ofNullable(CommitContent.class.getPackage().getImplementationVersion())
                    .orElse("development");

    /** Copies the collections. */
    public CommitContent {
        transactions = List.copyOf(transactions);
        userMetadata = Map.copyOf(userMetadata);
    }

    /**
     * What an application records: its own version, which only grows.
     *
     * @param appId the application
     * @param version its version
     * @param ifRecorded what to do if this version, or a later one, is recorded already
     */
    public record Transaction(String appId, long version, IfRecorded ifRecorded) {}

    /** What becomes of a commit whose transaction is recorded already. */
    public enum IfRecorded {
        /** It is a conflict. */
        CONFLICT,
        /** It was done before, and is not done again. */
        SKIP
    }

    /**
     * Content that reads no file of the table and changes nothing else.
     *
     * @param id unique
     * @param operation what it does
     * @param files the files that come and go
     * @return the content
     */
    public static CommitContent of(String id, Operation operation, FileChanges files) {
        return new CommitContent(id, operation, files, Reads.nothing(), Optional.empty(), List.of(), Map.of());
    }

    /**
     * Content that only changes what the table is.
     *
     * @param operation what it does
     * @param change the change
     * @return the content
     */
    public static CommitContent of(Operation operation, MetadataChange change) {
        return of(UUID.randomUUID().toString(), operation, FileChanges.none()).with(change);
    }

    /**
     * Made from files of the table.
     *
     * @param changed which
     * @return the changed copy
     */
    public CommitContent with(Reads changed) {
        return new CommitContent(id, operation, files, changed, metadata, transactions, userMetadata);
    }

    /**
     * With a change of what the table is.
     *
     * @param change the change
     * @return the changed copy
     */
    public CommitContent with(MetadataChange change) {
        return new CommitContent(id, operation, files, reads, Optional.of(change), transactions, userMetadata);
    }

    /**
     * With a version of an application, in the place of an earlier one of the same application: the protocol admits one of each.
     *
     * @param recorded the version
     * @return the changed copy
     */
    public CommitContent with(Transaction recorded) {
        List<Transaction> changed = new ArrayList<>(transactions);
        changed.removeIf(each -> each.appId().equals(recorded.appId()));
        changed.add(recorded);
        return new CommitContent(id, operation, files, reads, metadata, changed, userMetadata);
    }

    /**
     * With other user metadata.
     *
     * @param changed all of it
     * @return the changed copy
     */
    public CommitContent with(Map<String, String> changed) {
        return new CommitContent(id, operation, files, reads, metadata, transactions, changed);
    }

    /** Whether a commit is that of this content. */
    boolean isOf(CommitFile commit) {
        return commit.info().commitId().equals(Optional.of(id));
    }

    /** Whether it adds rows and does nothing else, so that it is right after whatever others did. */
    boolean isBlindAppend() {
        return reads.files().isEmpty() && files.removes().isEmpty() && metadata.isEmpty();
    }

    /** Whether it looked for something to do and found nothing. */
    boolean isIdle() {
        boolean looked = operation.kind() == Operation.Kind.DELETE || operation.kind() == Operation.Kind.OPTIMIZE;
        return looked && files.isEmpty() && transactions.isEmpty();
    }

    /** The table that it makes. */
    Optional<MetadataChange.NewTable> newTable() {
        return metadata.filter(MetadataChange.NewTable.class::isInstance).map(MetadataChange.NewTable.class::cast);
    }

    /** The text that carries id and user metadata in the log. */
    String userText() {
        return CommitInfo.userText(id, userMetadata);
    }
}
