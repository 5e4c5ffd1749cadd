package io.movers.resources.services;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.movers.resources.models.ComponentRepository;
import io.movers.resources.models.DocumentTypeRepository;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.ResourceTypeRepository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class RenamePropagationTests {
    private final ResourceTypeRepository types = mock();
    private final ComponentRepository components = mock();
    private final RenamePropagation renames = new RenamePropagation(
            mock(ResourceRepository.class),
            types,
            components,
            mock(DocumentTypeRepository.class),
            mock(ResourceMutations.class),
            mock(ReservationRepository.class),
            mock(ReservationMutations.class));
    private final ResourceType type = mock();

    @Test
    void aNameThatWasGivenToOthersIsKeptInCaseTheTypeIsCalledOtherwiseByNow() {
        given(type.formerNames()).willReturn(List.of("Triciclo"));
        given(type.getType()).willReturn("Tricicleta");

        renames.propagate(type);

        InOrder order = inOrder(components, types);
        order.verify(components).renameType("Triciclo", "Tricicleta");
        order.verify(types).forgetFormerName(type, "Triciclo");
        order.verify(types).keepFormerName(type);
    }

    @Test
    void nothingIsKeptOfATypeThatWasNotRenamed() {
        given(type.formerNames()).willReturn(List.of());

        renames.propagate(type);

        verify(types, never()).keepFormerName(any());
        verify(components, never()).renameType(any(), eq("Tricicleta"));
    }
}
