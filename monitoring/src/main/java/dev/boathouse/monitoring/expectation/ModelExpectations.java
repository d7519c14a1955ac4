package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.model.Attachment;
import dev.boathouse.core.model.Model;
import dev.boathouse.monitoring.profile.ColumnProfile;
import dev.boathouse.monitoring.profile.LevelProfile;
import dev.boathouse.monitoring.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a model expects of the rows it scores: what its signature asks for is critical, what its training rows were like a warning. */
final class ModelExpectations {

    /** Every type that a column can be given in, a decimal for all of them. */
    private static final List<DataType> TYPES = List.of(
            DataType.BYTE,
            DataType.SHORT,
            DataType.INT,
            DataType.LONG,
            DataType.FLOAT,
            DataType.DOUBLE,
            new DataType.Decimal(10, 2),
            DataType.BOOLEAN,
            DataType.STRING,
            DataType.DATE,
            DataType.TIMESTAMP,
            DataType.TIMESTAMP_NTZ);

    private final Model model;
    private final Schema inputs;
    private final Optional<Profile> reference;

    private ModelExpectations(Model model, Optional<Profile> reference) {
        this.model = model;
        this.inputs = model.signature().inputs();
        this.reference = reference;
    }

    static Expectations of(Model model) {
        Optional<Profile> reference =
                model.attachment("profile.bin").map(Attachment::bytes).map(Profile::read);
        ModelExpectations expectations = new ModelExpectations(model, reference);
        List<Expectation> all = new ArrayList<>();
        for (int i = 0; i < expectations.inputs.size(); i++) {
            expectations.input(i, all);
        }
        String[] sensitive = reference.stream()
                .flatMap(profile -> profile.columns().stream())
                .filter(ColumnProfile::sensitive)
                .map(ColumnProfile::name)
                .toArray(String[]::new);
        String algorithm = model.trainingRecord().algorithm();
        return Expectations.of(
                        "inputs of " + algorithm + " " + model.contentDigest().substring(0, 12), all)
                .sensitive(sensitive);
    }

    private void input(int index, List<Expectation> all) {
        Schema.Field field = inputs.field(index);
        Optional<ColumnProfile> seen = reference.flatMap(profile -> column(profile, field.name()));
        all.add(type(index));
        nulls(field, seen).ifPresent(all::add);
        List<String> levels = model.signature().levels().getOrDefault(field.name(), List.of());
        if (!levels.isEmpty()) {
            all.add(levels(field, levels, seen));
        }
        // Sets of texts come from the model; that keys were distinct in training is no matter of scoring.
        seen
                .filter(column -> !column.sensitive() && Suggestions.isNumber(column) && levels.isEmpty())
                .map(Suggestions::values)
                .orElse(List.of())
                .stream()
                .filter(expectation -> expectation.kind() == Kind.COLUMN_VALUES_TO_BE_BETWEEN
                        || expectation.kind() == Kind.COLUMN_VALUES_TO_BE_IN_SET)
                .map(expectation -> expectation.warning().withNote("in training, " + expectation.note()))
                .forEach(all::add);
    }

    private static Optional<ColumnProfile> column(Profile profile, String name) {
        try {
            return Optional.of(profile.column(name));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** The scorer itself says which types it takes. */
    private Expectation type(int index) {
        Schema.Field field = inputs.field(index);
        List<String> names = Stream.concat(Stream.of(field.type()), TYPES.stream())
                .filter(type -> type.equals(field.type()) || takes(index, type))
                .map(type -> type instanceof DataType.Decimal ? "DecimalType" : type.toString())
                .distinct()
                .toList();
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("column", field.name());
        arguments.put("type_list", names);
        return Expectation.of(Kind.COLUMN_VALUES_TO_BE_IN_TYPE_LIST, arguments)
                .withNote("the model was trained on a " + field.type());
    }

    private boolean takes(int index, DataType type) {
        Schema.Field[] fields = new Schema.Field[inputs.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = i == index ? Schema.Field.of(inputs.field(i).name(), type) : inputs.field(i);
        }
        try {
            model.features().bind(Schema.of(fields));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Expectation> nulls(Schema.Field field, Optional<ColumnProfile> seen) {
        if (!field.nullable()) {
            return Optional.of(Expectation.notNull(field.name()).withNote("the model has no policy for nulls"));
        }
        return seen.flatMap(Suggestions::completeness)
                .map(expectation -> expectation.warning().withNote("in training, " + expectation.note()));
    }

    private static Expectation levels(Schema.Field field, List<String> levels, Optional<ColumnProfile> seen) {
        List<Object> literals =
                levels.stream().map(level -> literal(field.type(), level)).toList();
        Expectation known = Expectation.in(field.name(), literals);
        Optional<LevelProfile> counted = seen.filter(column -> !column.sensitive())
                .flatMap(ColumnProfile::levels)
                .filter(LevelProfile::complete);
        if (counted.isEmpty()) {
            return known.withSeverity(Severity.INFO)
                    .withNote("the levels that the model knows; how many others are usual is not known");
        }
        long inside = levels.stream()
                .mapToLong(level -> counted.get().counts().getOrDefault(level, 0L))
                .sum();
        long total = counted.get().total();
        return known.mostly(Allowance.mostly(total - inside, total).orElse(0.0))
                .warning()
                .withNote(Suggestions.text(
                        "the levels that the model knows; in training, %,d of %,d values were others",
                        total - inside, total));
    }

    private static Object literal(DataType type, String level) {
        return type.isInteger() ? Long.valueOf(level) : type == DataType.BOOLEAN ? Boolean.valueOf(level) : level;
    }
}
