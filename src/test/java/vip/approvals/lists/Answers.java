package vip.approvals.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import vip.approvals.letters.Papers;

/** An answer as text that is the same in two runs, unless it tells something: without ids, times, hashes and order. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static String text(HttpResponse<byte[]> answer) throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        byte[] body = answer.body();
        if (type.startsWith("application/pdf")) {
            return String.join("\n", Papers.pages(body));
        }
        return type.contains("spreadsheetml") ? unzipped(body) : new String(body, StandardCharsets.UTF_8);
    }

    static String normal(int status, String text) {
        return status + " "
                + sorted(text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                        .replaceAll("reference [0-9a-f]{8}", "REFERENCE")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?([+-]\\d{4}|Z)?", "TIME")
                        .replaceAll("([0-9a-f]{4} ){2,}[0-9a-f]{4}|[0-9a-fA-F]{12,64}", "HASH")
                        .replaceAll("\"(token|value)\":\"\\d+\\.[0-9a-f]+\"", "TOKEN")
                        .replaceAll("(?i)(durationInMillis|duration)\":\\d+", "$1\":0")
                        .replaceAll("(:\\d+:)\\d+", "$1N")); // a definition's id
    }

    private static String sorted(String text) {
        try {
            return sorted(JSON.readTree(text)).toString();
        } catch (IOException noJson) {
            return text;
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(sorted(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            List<JsonNode> parts = StreamSupport.stream(array.spliterator(), false)
                    .map(Answers::sorted)
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .toList();
            array.removeAll().addAll(parts);
        }
        return node;
    }

    private static String unzipped(byte[] file) throws IOException {
        Path path = Files.createTempFile("answer", ".zip");
        try {
            Files.write(path, file);
            try (var zip = new ZipFile(path.toFile())) {
                var text = new StringBuilder();
                for (var entry : Collections.list(zip.entries())) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
                return text.toString();
            }
        } finally {
            Files.delete(path);
        }
    }
}
