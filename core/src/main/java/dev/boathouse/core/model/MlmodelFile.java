package dev.boathouse.core.model;

import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The MLmodel file, as MLflow 3 lays it out: YAML with keys in order, the signature as JSON in strings. */
final class MlmodelFile {

    private static final String MLFLOW_LAYOUT = "3.0.0";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MlmodelFile() {}

    static String of(Model model, Optional<Instant> created) {
        TrainingRecord record = model.trainingRecord();
        String uuid = model.uuid().toString().replace("-", "");
        StringBuilder yaml = new StringBuilder();
        yaml.append("artifact_path: model\n");
        yaml.append("flavors:\n  boathouse:\n");
        yaml.append("    data: parts\n    format_version: ")
                .append(Manifest.VERSION)
                .append('\n');
        yaml.append("metadata:\n");
        yaml.append("  boathouse_algorithm: ")
                .append(quoted(record.algorithm()))
                .append('\n');
        yaml.append("  boathouse_content_digest: ")
                .append(quoted(model.contentDigest()))
                .append('\n');
        record.label()
                .ifPresent(label -> yaml.append("  boathouse_label: ")
                        .append(quoted(label.column()))
                        .append('\n'));
        yaml.append("  boathouse_task: ")
                .append(quoted(record.task().toString()))
                .append('\n');
        yaml.append("mlflow_version: ").append(MLFLOW_LAYOUT).append('\n');
        yaml.append("model_id: m-").append(uuid).append('\n');
        yaml.append("model_uuid: ").append(quoted(uuid)).append('\n');
        yaml.append("signature:\n");
        yaml.append("  inputs: ").append(columns(model.signature().inputs())).append('\n');
        yaml.append("  outputs: ").append(columns(model.signature().outputs())).append('\n');
        yaml.append("  params: null\n");
        created.ifPresent(time ->
                yaml.append("utc_time_created: '").append(TIME.format(time)).append("'\n"));
        return yaml.toString();
    }

    private static String columns(Schema schema) {
        List<Object> columns = new ArrayList<>();
        for (Schema.Field field : schema.fields()) {
            Map<String, Object> column = new LinkedHashMap<>();
            if (field.type() instanceof DataType.Array array) {
                column.put("type", "array");
                column.put("items", Map.of("type", type(array.element())));
            } else {
                column.put("type", type(field.type()));
            }
            column.put("name", field.name());
            column.put("required", !field.nullable());
            columns.add(column);
        }
        return quoted(Json.write(columns));
    }

    private static String type(DataType type) {
        if (type == DataType.BYTE || type == DataType.SHORT || type == DataType.INT) {
            return "integer";
        }
        if (type == DataType.DATE || type == DataType.TIMESTAMP || type == DataType.TIMESTAMP_NTZ) {
            return "datetime";
        }
        return type instanceof DataType.Decimal ? "double" : type.toString();
    }

    /** A YAML text in double quotes, which takes JSON's escapes, so that names with line feeds stay on one line. */
    private static String quoted(String text) {
        return Json.write(text);
    }
}
