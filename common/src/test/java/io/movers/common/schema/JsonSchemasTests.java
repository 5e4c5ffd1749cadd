package io.movers.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemasTests {
    private final JsonSchemas schemas = JsonSchemas.ofAnswers();

    record PlaceView(
            @JsonProperty("_id") String id,
            double lat,
            @Nullable Instant since,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long version,

            List<@Nullable String> names,
            Map<String, Integer> counts,
            @Nullable Object anything) {}

    record TripView(
            @JsonUnwrapped PlaceView place,
            RowView row,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable RowView other) {
        record RowView(Light light) {}
    }

    enum Light {
        GREEN("green"),
        RED("red");

        private final String value;

        Light(String value) {
            this.value = value;
        }

        @JsonValue
        String value() {
            return value;
        }
    }

    sealed interface Shown permits PlaceView2, ListView {}

    record PlaceView2(String name) implements Shown {}

    record ListView(@JsonValue List<PlaceView2> places) implements Shown {}

    record Twin() {
        record PlaceView() {}
    }

    record Wrong(Thread thread) {}

    record Sent(
            @Shape(pattern = Shape.ID) String id,
            @Nullable Integer count,
            @Shape(min = 0, max = 5) @Nullable Double km,
            @Shape(oneOf = Light.class) String light,
            @Shape(of = Row.class, rows = 3) @Nullable JsonNode rows,
            boolean yes) {
        record Row(@Nullable String name) {}
    }

    @Test
    void whatIsNotNullableIsRequiredAndWhatIsNullableIsLeftOutOrNull() {
        assertJson(schemas.of(PlaceView.class), "{'$ref':'#/components/schemas/JsonSchemasTestsPlace'}");
        assertJson(schemas.components().get("JsonSchemasTestsPlace"), """
                {'type':'object','properties':{
                  '_id':{'type':'string'},
                  'lat':{'type':'number','format':'double'},
                  'since':{'type':'string','format':'date-time'},
                  'version':{'type':['integer','null'],'format':'int64'},
                  'names':{'type':'array','items':{'type':['string','null']}},
                  'counts':{'type':'object','additionalProperties':{'type':'integer','format':'int32'}},
                  'anything':{}},
                 'required':['_id','lat','version','names','counts']}""");
    }

    @Test
    void unwrappedRecordsAreFlatAndNestedOnesAreNamedAfterTheirOuterOne() {
        schemas.of(TripView.class);

        JsonNode trip = json(schemas.components().get("JsonSchemasTestsTrip"));
        assertThat(trip.path("properties").propertyNames())
                .contains("_id", "lat", "row")
                .doesNotContain("place");
        assertThat(trip.at("/properties/row/$ref").stringValue()).endsWith("/JsonSchemasTestsTripRow");
        assertThat(trip.at("/properties/other/anyOf/1/type").stringValue()).isEqualTo("null");
        assertJson(
                schemas.components().get("JsonSchemasTestsTripRow"),
                "{'type':'object','properties':{'light':{'type':'string','enum':['green','red']}},'required':['light']}");
    }

    @Test
    void aSealedInterfaceIsAnyOfItsRecords() {
        schemas.of(Shown.class);

        assertJson(schemas.components().get("JsonSchemasTestsShown"), """
                {'anyOf':[{'$ref':'#/components/schemas/JsonSchemasTestsPlaceView2'},
                          {'$ref':'#/components/schemas/JsonSchemasTestsList'}]}""");
        assertThat(schemas.components().get("JsonSchemasTestsList")).containsEntry("type", "array");
    }

    @Test
    void inEventsANullableValueMayBeNullOrLeftOut() {
        JsonSchemas events = JsonSchemas.ofEvents();
        events.of(PlaceView.class);

        JsonNode place = json(events.components().get("JsonSchemasTestsPlace"));
        assertThat(place.at("/properties/since/type/1").stringValue()).isEqualTo("null");
        assertThat(place.path("required").valueStream().map(JsonNode::stringValue))
                .containsExactly("_id", "lat", "names", "counts");
    }

    @Test
    void whatIsReadIsWrittenOutWithItsShape() {
        assertJson(JsonSchemas.writtenOut(Sent.class), """
                {'type':'object','properties':{
                  'id':{'type':'string','pattern':'^[0-9a-fA-F]{24}$'},
                  'count':{'type':['integer','null'],'format':'int32'},
                  'km':{'type':['number','null'],'format':'double','minimum':0.0,'maximum':5.0},
                  'light':{'type':'string','enum':['green','red']},
                  'rows':{'type':['array','null'],'items':{'type':'object','properties':{'name':{'type':['string','null']}}},
                          'maxItems':3},
                  'yes':{'type':'boolean'}},
                 'required':['id','light']}""");
    }

    @Test
    void twoRecordsOfOneNameAreRefused() {
        schemas.add("Same", PlaceView.class, Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> schemas.add("Same", Twin.PlaceView.class, Map.of()))
                .withMessageContaining("both named Same");
    }

    @Test
    void aTypeWithoutASchemaIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schemas.of(Wrong.class))
                .withMessage("There is no schema of java.lang.Thread");
    }

    private static void assertJson(@Nullable Object schema, String expected) {
        assertThat(json(schema)).isEqualTo(JsonMapper.shared().readTree(expected.replace('\'', '"')));
    }

    private static JsonNode json(@Nullable Object schema) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(schema));
    }
}
