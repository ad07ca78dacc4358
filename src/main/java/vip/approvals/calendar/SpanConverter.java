package vip.approvals.calendar;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads spans in settings. A bare number has no unit and is refused in words, so whatever comes is read as text. */
@Component
@ConfigurationPropertiesBinding
class SpanConverter implements Converter<Object, Span> {

    @Override
    public Span convert(Object setting) {
        return Span.of(setting.toString());
    }
}
