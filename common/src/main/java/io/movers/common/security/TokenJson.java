package io.movers.common.security;

import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.AbstractSerializer;
import io.jsonwebtoken.io.Deserializer;
import io.jsonwebtoken.io.Serializer;
import java.io.OutputStream;
import java.io.Reader;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON of tokens by Jackson 3, the suite's only JSON library; jjwt's own adapters need another one. */
final class TokenJson {
    private static final TypeReference<Map<String, ?>> OBJECT = new TypeReference<>() {};

    private TokenJson() {}

    static Serializer<Map<String, ?>> writer(JsonMapper json) {
        return new AbstractSerializer<>() {
            @Override
            protected void doSerialize(Map<String, ?> object, OutputStream to) {
                json.writeValue(to, object);
            }
        };
    }

    static Deserializer<Map<String, ?>> reader(JsonMapper json) {
        return new AbstractDeserializer<>() {
            @Override
            protected Map<String, ?> doDeserialize(Reader from) {
                return json.readValue(from, OBJECT);
            }
        };
    }
}
