package io.movers.resources.services;

import static io.movers.resources.models.Fleet.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.movers.common.errors.BadRequestException;
import io.movers.resources.events.publishers.ResourceUpdatedPublisher;
import io.movers.resources.models.Component;
import io.movers.resources.models.Component.Condition;
import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.Fleet;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceStatus;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.WorkOrderRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.OptimisticLockingFailureException;

class WorkServiceTests {
    private static final List<ComponentCheck> LINES =
            List.of(new ComponentCheck("l1", "frenos", "Frenos", "bad", null, "worn"));

    private final ResourceRepository resources = mock(ResourceRepository.class);
    private final ResourceUpdatedPublisher updated = mock(ResourceUpdatedPublisher.class);
    private final OfficeService offices = mock(OfficeService.class);
    private final ResourceTypeService types = mock(ResourceTypeService.class);
    private final ComponentService components = mock(ComponentService.class);
    private final FindingPhotos photos = mock(FindingPhotos.class);
    private final WorkOrderRepository orders = mock(WorkOrderRepository.class);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final WorkService work = new WorkService(
            new ResourceMutations(resources, updated, mock(DependentDocuments.class)),
            new WorkOpeningService(offices, components, clock),
            offices,
            types,
            components,
            photos,
            orders,
            clock);

    private final Resource resource = Fleet.resource();

    @BeforeEach
    void fleet() {
        given(resources.findById("r")).willReturn(Optional.of(resource));
        given(offices.of(any())).willReturn(Optional.of(Fleet.office()));
        given(types.ofResource(any())).willReturn(Optional.of(Fleet.type()));
        given(photos.store(any(), any())).willReturn(LINES);
        given(components.enabled(any()))
                .willReturn(Map.of("frenos", component(true, false), "cadena", component(false, true)));
    }

    /** A component with these consequences if it is bad, and none if it is regular. */
    private static Component component(boolean disables, boolean ticket) {
        Component component = new Component();
        component.describe("c", "b", "m", new Condition(false, false), new Condition(disables, ticket));
        return component;
    }

    private static Finding finding(String component, String status) {
        return new Finding(component, component, component, status, null, null);
    }

    private WorkOrder stored(WorkKind kind) {
        WorkOrder order = WorkOrder.from(kind, OpenWork.open("R-1", null, List.of(), NOW));
        given(orders.findById(any(), any())).willReturn(Optional.empty());
        given(orders.findById(kind, order.getId())).willReturn(Optional.of(order));
        return order;
    }

    @ParameterizedTest
    @CsvSource({
        "good, good, AVAILABLE, false",
        "regular, regular, AVAILABLE, false",
        "bad, good, DISABLED, false",
        "good, bad, PENDING_REPAIR, true",
        "bad, bad, PENDING_REPAIR, true",
        "strange, good, AVAILABLE, false"
    })
    void findingsDecideTheOutcomeAndARepairWins(String brakes, String chain, ResourceStatus status, boolean repair) {
        WorkOrder order = stored(WorkKind.CHECKUP);

        assertThat(work.completeCheckup(
                                "r", order.getId(), List.of(finding("frenos", brakes), finding("cadena", chain)))
                        .status())
                .isEqualTo("completed");

        assertThat(resource.status()).isEqualTo(status);
        assertThat(resource.hasOpen(WorkKind.REPAIR)).isEqualTo(repair);
        assertThat(resource.getNextCheckupAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void repairOpenedByACheckUpCopiesItsFindings() {
        WorkOrder order = stored(WorkKind.CHECKUP);

        work.completeCheckup("r", order.getId(), List.of(finding("cadena", "bad")));

        OpenWork repair = resource.work(WorkKind.REPAIR);
        assertThat(repair.assignee()).isEqualTo("repair");
        assertThat(repair.components())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(LINES);
        assertThat(repair.components().get(0).id()).isNotEqualTo("l1");
    }

    @Test
    void completedWorkIsReturnedAndPublishesNothing() {
        WorkOrder order = stored(WorkKind.CHECKUP);
        order.show(OpenWork.of(order).completed(LINES, NOW));

        assertThat(work.completeCheckup("r", order.getId(), List.of(finding("frenos", "bad")))
                        .components())
                .isEqualTo(LINES);

        assertThat(resource.status()).isEqualTo(ResourceStatus.AVAILABLE);
        verify(updated, never()).publish(any());
        verify(photos, never()).store(any(), any());
    }

    @Test
    void unknownComponentRefusesTheCompletionBeforeAPhotoIsStored() {
        WorkOrder order = stored(WorkKind.REPAIR);

        assertThatThrownBy(() -> work.completeRepair("r", order.getId(), List.of(finding("other", "good"))))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("The component id other does not exists");
        verify(photos, never()).store(any(), any());
    }

    @Test
    void repeatedDecisionStoresItsPhotosOnce() {
        WorkOrder order = stored(WorkKind.MAINTENANCE);
        willThrow(new OptimisticLockingFailureException("lost"))
                .willDoNothing()
                .given(updated)
                .publish(any());

        work.completeMaintenance("r", order.getId(), List.of(finding("frenos", "good")));

        verify(updated, times(2)).publish(resource);
        verify(photos, times(1)).store(any(), any());
    }

    @Test
    void completedMaintenanceResetsTheKilometres() {
        WorkOrder order = stored(WorkKind.MAINTENANCE);
        resource.addTrip("t", 120);

        work.completeMaintenance("r", order.getId(), List.of(finding("frenos", "good")));

        assertThat(resource.km()).isZero();
        assertThat(resource.status()).isEqualTo(ResourceStatus.WAITING_APPROVAL_MAINTENANCE);
    }

    @Test
    void workOfAnotherResourceIsNotFound() {
        WorkOrder order = WorkOrder.from(WorkKind.CHECKUP, OpenWork.open("R-2", null, List.of(), NOW));
        given(orders.findById(WorkKind.CHECKUP, order.getId())).willReturn(Optional.of(order));

        assertThatThrownBy(() -> work.start(WorkKind.CHECKUP, "r", order.getId()))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("The Checkup does not exists");
    }

    @Test
    void bulkOpeningSkipsUnknownResources() {
        given(resources.findById("gone")).willReturn(Optional.empty());
        given(components.of("Bicicleta")).willReturn(List.of());

        assertThat(work.openAll(WorkKind.CHECKUP, List.of("gone", "r"))).containsExactly(resource);

        assertThat(resource.work(WorkKind.CHECKUP).assignee()).isEqualTo("inventory");
        assertThat(resource.status()).isEqualTo(ResourceStatus.PENDING_CHECKUP);
    }
}
