package vip.approvals.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.engine.RefusedException;

/** Every text that an API is handed: what cannot be stored or shown is refused at the door, all else stays as it is. */
@Configuration(proxyBeanMethods = false)
class TypedText {

    @Bean
    static Module storableTexts() {
        return new SimpleModule("storable texts").addDeserializer(String.class, new Storable());
    }

    private static final class Storable extends StringDeserializer {

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = super.deserialize(json, context);
            if (text != null && !Texts.isStorable(text)) {
                throw new RefusedException("The text \"%s\" holds a control character. Type it again without it."
                        .formatted(json.currentName() == null ? "here" : json.currentName()));
            }
            return text;
        }
    }
}
