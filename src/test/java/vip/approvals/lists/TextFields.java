package vip.approvals.lists;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The texts of what a request carries. */
final class TextFields {

    private TextFields() {}

    /** @return names such as {@code comment}, {@code said.name} and {@code numbers[]} */
    static List<String> of(Class<?> type) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            fields.addAll(of(part.getName(), part.getGenericType()));
        }
        return fields;
    }

    private static List<String> of(String name, Type type) {
        if (type == String.class) {
            return List.of(name);
        }
        if (type instanceof ParameterizedType many) {
            return Stream.of(many.getActualTypeArguments())
                    .flatMap(each -> of(name + "[]", each).stream())
                    .toList();
        }
        return type instanceof Class<?> part && part.isRecord()
                ? of(part).stream().map(inner -> name + "." + inner).toList()
                : List.of();
    }
}
